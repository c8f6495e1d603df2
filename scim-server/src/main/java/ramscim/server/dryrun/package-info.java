/** Whether changes are made or only told. */
@NullMarked
package ramscim.server.dryrun;

import org.jspecify.annotations.NullMarked;
