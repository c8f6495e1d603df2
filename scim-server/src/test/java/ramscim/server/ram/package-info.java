/** Tests of what the bridge's way to Alibaba Cloud is set to. */
@NullMarked
package ramscim.server.ram;

import org.jspecify.annotations.NullMarked;
