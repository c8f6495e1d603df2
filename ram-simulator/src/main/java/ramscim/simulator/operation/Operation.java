package ramscim.simulator.operation;

import java.util.Set;
import java.util.function.Function;
import ramscim.simulator.error.RamError;
import ramscim.simulator.rate.RateClass;

/**
 * One operation of an API.
 *
 * @param parameters the names that it knows; list indexes are written {@code N}, as in {@code Tag.N.Key}
 * @param effect what it does and answers; refusals are {@link RamError}s
 */
public record Operation(
        Api api, String action, RateClass rateClass, Set<String> parameters, Function<Parameters, Body> effect) {

    public Operation {
        parameters = Set.copyOf(parameters);
    }

    static Operation read(String action, Set<String> parameters, Function<Parameters, Body> effect) {
        return new Operation(Api.IMS, action, RateClass.READ, parameters, effect);
    }

    static Operation write(String action, Set<String> parameters, Function<Parameters, Body> effect) {
        return new Operation(Api.IMS, action, RateClass.IDENTITY_WRITE, parameters, effect);
    }

    static Operation ramRead(String action, Set<String> parameters, Function<Parameters, Body> effect) {
        return new Operation(Api.RAM, action, RateClass.READ, parameters, effect);
    }

    static Operation ramWrite(String action, Set<String> parameters, Function<Parameters, Body> effect) {
        return new Operation(Api.RAM, action, RateClass.IDENTITY_WRITE, parameters, effect);
    }

    static Operation stsRead(String action, Set<String> parameters, Function<Parameters, Body> effect) {
        return new Operation(Api.STS, action, RateClass.READ, parameters, effect);
    }

    static Operation policyWrite(String action, Set<String> parameters, Function<Parameters, Body> effect) {
        return new Operation(Api.RAM, action, RateClass.POLICY_WRITE, parameters, effect);
    }

    public boolean writes() {
        return rateClass != RateClass.READ;
    }

    /** Whether the owner of the key has to be permitted it. */
    public boolean needsPermission() {
        return api != Api.STS;
    }

    public void refuseUnknown(Parameters given) {
        for (String name : given.names()) {
            if (!parameters.contains(name.replaceAll("\\.\\d+", ".N"))) {
                throw RamError.unsupportedParameter(name);
            }
        }
    }
}
