/**
 * How provisioning fares: what the chain from the identity provider to RAM looks like, the verdict on it, and the page
 * that shows both.
 */
@NullMarked
package ramscim.server.health;

import org.jspecify.annotations.NullMarked;
