/** The configured mapping of SCIM users to RAM users. */
@NullMarked
package ramscim.server.mapping;

import org.jspecify.annotations.NullMarked;
