/** The wiring of the RAM directory: the one place that names the adapter. */
@NullMarked
package ramscim.server.ram;

import org.jspecify.annotations.NullMarked;
