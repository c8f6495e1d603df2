/** The SCIM protocol endpoint: what a client may ask for, and what it is answered (RFC 7644). */
@NullMarked
package ramscim.server.scim;

import org.jspecify.annotations.NullMarked;
