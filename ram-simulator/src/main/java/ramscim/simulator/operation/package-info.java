/** The operations of IMS and RAM, one class for each family. */
@NullMarked
package ramscim.simulator.operation;

import org.jspecify.annotations.NullMarked;
