/** What the bridge runs with: its configuration and its version. */
@NullMarked
package ramscim.server.settings;

import org.jspecify.annotations.NullMarked;
