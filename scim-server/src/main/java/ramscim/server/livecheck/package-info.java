/** Whether a real account does what the bridge, its simulator and its documents believe of it. */
@NullMarked
package ramscim.server.livecheck;

import org.jspecify.annotations.NullMarked;
