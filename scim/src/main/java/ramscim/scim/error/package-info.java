/** Every failure as a SCIM error (RFC 7644, section 3.12). */
@NullMarked
package ramscim.scim.error;

import org.jspecify.annotations.NullMarked;
