/** The bridge's own access tokens, for clients that get one with a secret or a signature (RFC 6749, section 4.4). */
@NullMarked
package ramscim.server.oauth;

import org.jspecify.annotations.NullMarked;
