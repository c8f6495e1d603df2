/** How provisioning fares: what is measured, the verdict on it, and the page that shows both. */
@NullMarked
package ramscim.server.health;

import org.jspecify.annotations.NullMarked;
