/** People and groups, as the identity provider sees them and as RAM does, and what happened to them. */
@NullMarked
package ramscim.server.people;

import org.jspecify.annotations.NullMarked;
