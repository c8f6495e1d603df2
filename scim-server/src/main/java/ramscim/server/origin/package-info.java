/** Which request is being served, and who sent it. */
@NullMarked
package ramscim.server.origin;

import org.jspecify.annotations.NullMarked;
