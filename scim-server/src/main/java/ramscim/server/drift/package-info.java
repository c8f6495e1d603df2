/** Where RAM is not as it was confirmed: looked for on a schedule and on demand, told, and put right. */
@NullMarked
package ramscim.server.drift;

import org.jspecify.annotations.NullMarked;
