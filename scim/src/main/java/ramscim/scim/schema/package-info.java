/** The schemas that are served, and the form that attributes have inside (RFC 7643). */
@NullMarked
package ramscim.scim.schema;

import org.jspecify.annotations.NullMarked;
