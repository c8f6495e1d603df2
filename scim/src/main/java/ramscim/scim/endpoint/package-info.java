/** The SCIM endpoints: what a client may ask for, and what it is answered (RFC 7644). */
@NullMarked
package ramscim.scim.endpoint;

import org.jspecify.annotations.NullMarked;
