/** What helps others to find out what is wrong with a bridge, without its secrets and its people. */
@NullMarked
package ramscim.server.bundle;

import org.jspecify.annotations.NullMarked;
