/** Tests of what is shown of the configuration. */
@NullMarked
package ramscim.server.settings;

import org.jspecify.annotations.NullMarked;
