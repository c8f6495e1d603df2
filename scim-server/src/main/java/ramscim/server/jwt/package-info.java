/** Tokens that an identity provider signs itself: whose they are, and whether they hold. */
@NullMarked
package ramscim.server.jwt;

import org.jspecify.annotations.NullMarked;
