/** Who is worked on when: lanes, the queue, admission, and the driver that carries an intent to its end. */
@NullMarked
package ramscim.core.work;

import org.jspecify.annotations.NullMarked;
