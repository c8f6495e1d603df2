/** Every failure under the SCIM base path as a SCIM error (RFC 7644, section 3.12). */
@NullMarked
package ramscim.server.scim.error;

import org.jspecify.annotations.NullMarked;
