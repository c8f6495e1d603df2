/** Who gets which way into RAM and which policies, and where the secrets of that come from and go to. */
@NullMarked
package ramscim.core.access;

import org.jspecify.annotations.NullMarked;
