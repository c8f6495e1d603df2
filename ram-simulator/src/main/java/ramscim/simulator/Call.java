package ramscim.simulator;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.call.RecordedCall;
import ramscim.simulator.operation.Api;
import ramscim.simulator.operation.Parameters;
import ramscim.simulator.protocol.RpcRequest;

/** A call under way. */
record Call(RpcRequest request, String version, String action, Parameters parameters, String requestId, Instant at) {

    static Call of(RpcRequest request, Instant at) {
        return new Call(
                request,
                Objects.requireNonNullElse(request.version(), ""),
                Objects.requireNonNullElse(request.action(), ""),
                Parameters.of(request.parameters()),
                UUID.randomUUID().toString().toUpperCase(Locale.ROOT),
                at);
    }

    /** The same, now that the owner of the key that signed it is known. */
    Call from(String keyOwner) {
        return new Call(request, version, action, parameters.from(keyOwner), requestId, at);
    }

    /** The same, with logon names in the account's own domain. */
    Call inDomain(@Nullable String alias, String domain) {
        return alias == null
                ? this
                : new Call(request, version, action, parameters.renaming("@" + alias, "@" + domain), requestId, at);
    }

    Api api() {
        return Api.ofVersion(version);
    }

    RecordedCall answeredWith(Reply reply) {
        return new RecordedCall(
                at, version, action, parameters.values(), reply.status(), reply.code(), requestId, reply.effect());
    }
}
