/** A stand-in for Alibaba Cloud's IMS and RAM that speaks their RPC protocol on one HTTP listener. */
@NullMarked
package ramscim.simulator;

import org.jspecify.annotations.NullMarked;
