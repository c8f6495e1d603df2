/** The engine: every request to create, change or end a resource comes in here, and is answered from here. */
@NullMarked
package ramscim.core.provisioning;

import org.jspecify.annotations.NullMarked;
