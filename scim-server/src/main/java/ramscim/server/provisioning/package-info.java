/** The wiring of the provisioning engine. */
@NullMarked
package ramscim.server.provisioning;

import org.jspecify.annotations.NullMarked;
