/** Finding out what would be done, without doing it. */
@NullMarked
package ramscim.core.dryrun;

import org.jspecify.annotations.NullMarked;
