/** Work that is done again and again, whatever becomes of it. */
@NullMarked
package ramscim.core.schedule;

import org.jspecify.annotations.NullMarked;
