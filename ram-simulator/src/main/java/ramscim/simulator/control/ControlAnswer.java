package ramscim.simulator.control;

/** An answer of the control API. */
public record ControlAnswer(int status, String json) {}
