/** Applying a PATCH request to a resource's attributes (RFC 7644, section 3.5.2). */
@NullMarked
package ramscim.scim.patch;

import org.jspecify.annotations.NullMarked;
