/** How far long work has come, and how long it will take, in the same words on a page and in the log. */
@NullMarked
package ramscim.server.progress;

import org.jspecify.annotations.NullMarked;
