/** What a platform team installs the bridge with. */
@NullMarked
package ramscim.server.deploy;

import org.jspecify.annotations.NullMarked;
