package ramscim.simulator.operation;

import java.util.List;

/** Operations that belong together. */
interface OperationFamily {

    List<Operation> operations();
}
