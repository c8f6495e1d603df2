/** Tests of when changes are only told. */
@NullMarked
package ramscim.server.dryrun;

import org.jspecify.annotations.NullMarked;
