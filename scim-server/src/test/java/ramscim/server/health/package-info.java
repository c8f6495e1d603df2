/** Tests of the verdict, and of what it rests on. */
@NullMarked
package ramscim.server.health;

import org.jspecify.annotations.NullMarked;
