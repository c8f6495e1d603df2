/** What the configuration says of users' access, and where secrets go. */
@NullMarked
package ramscim.server.access;

import org.jspecify.annotations.NullMarked;
