/** Carrying a desired resource to RAM: intent, plan, apply, confirm. */
@NullMarked
package ramscim.core.provisioning;

import org.jspecify.annotations.NullMarked;
