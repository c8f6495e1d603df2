/** The directory of RAM users in RAM's own words, and the port through which the bridge reads and changes it. */
@NullMarked
package ramscim.core.directory;

import org.jspecify.annotations.NullMarked;
