/** What would take access away from many at once, and the administrator who decides on it. */
@NullMarked
package ramscim.server.guard;

import org.jspecify.annotations.NullMarked;
