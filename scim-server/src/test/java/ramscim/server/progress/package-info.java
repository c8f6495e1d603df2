/** How far long work has come. */
@NullMarked
package ramscim.server.progress;

import org.jspecify.annotations.NullMarked;
