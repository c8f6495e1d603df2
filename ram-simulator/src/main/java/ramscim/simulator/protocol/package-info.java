/** The RPC protocol: parameters, signatures, nonces and timestamps. */
@NullMarked
package ramscim.simulator.protocol;

import org.jspecify.annotations.NullMarked;
