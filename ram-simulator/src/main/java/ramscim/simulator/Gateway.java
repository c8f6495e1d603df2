package ramscim.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import ramscim.simulator.account.AccessKeys;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.account.SecurityTokens.SimulatedToken;
import ramscim.simulator.account.SimulatedAccessKey;
import ramscim.simulator.call.CallLog;
import ramscim.simulator.error.RamError;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.fault.Faults;
import ramscim.simulator.operation.Body;
import ramscim.simulator.operation.Operation;
import ramscim.simulator.operation.Operations;
import ramscim.simulator.operation.Visibility;
import ramscim.simulator.protocol.Authentication;
import ramscim.simulator.protocol.RpcRequest;
import ramscim.simulator.rate.TokenBuckets;

/** The way of a call: is it one, who sent it, is there a token for it, is a fault due, and only then the operation. */
final class Gateway {

    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final ObjectMapper mapper = new ObjectMapper();
    private final AccountState account;
    private final Operations operations;
    private final Visibility visibility;
    private final Authentication authentication;
    private final TokenBuckets buckets;
    private final Faults faults;
    private final CallLog log;
    private final boolean strictParameters;
    private final Clock clock;

    Gateway(SimulatorOptions options, AccountState account, TokenBuckets buckets, Faults faults, CallLog log) {
        this.account = account;
        this.operations = new Operations(account, options.storesProvisionType(), options.strictDisplayNames());
        this.visibility = new Visibility(account);
        this.authentication = new Authentication(this::secret, options.clock());
        this.buckets = buckets;
        this.faults = faults;
        this.log = log;
        this.strictParameters = options.strictParameters();
        this.clock = options.clock();
    }

    Reply answer(RpcRequest request) {
        Call call = Call.of(request, clock.instant());
        Reply reply = reply(call);
        log.add(call.answeredWith(reply));
        return reply;
    }

    private Reply reply(Call call) {
        try {
            Operation operation = operation(call);
            Call admitted = call.from(admit(call, operation));
            return faults.take(call.action(), call.parameters().values())
                    .map(fault -> disturb(admitted, operation, fault))
                    .orElseGet(() -> perform(admitted, operation));
        } catch (RamError refusal) {
            return refuse(call, refusal);
        }
    }

    private Operation operation(Call call) {
        if (!METHODS.contains(call.request().method())) {
            throw RamError.unsupportedMethod();
        }
        if (call.action().isEmpty()) {
            throw RamError.missing("Action");
        }
        if (call.version().isEmpty()) {
            throw RamError.missing("Version");
        }
        return operations.find(call.version(), call.action());
    }

    /** Who owns the key that the call was signed with. */
    private String admit(Call call, Operation operation) {
        String keyId = authentication.check(call.request());
        buckets.take(operation.action(), operation.rateClass());
        return account.atomically(() -> {
            Optional<SimulatedToken> token = account.securityTokens().find(keyId);
            if (token.isPresent()) {
                account.securityTokens().check(token.get(), call.request().securityToken());
                return AccessKeys.CALLER;
            }
            SimulatedAccessKey key = account.accessKeys().forSigning(keyId);
            account.accessKeys().use(key, operation.api().product());
            if (operation.needsPermission()) {
                account.permissions().check(key, operation.writes());
            }
            return key.ownerId();
        });
    }

    private String secret(String accessKeyId) {
        return account.atomically(() -> account.securityTokens()
                .find(accessKeyId)
                .map(SimulatedToken::secret)
                .orElseGet(() -> account.accessKeys().forSigning(accessKeyId).secret())
                .reveal());
    }

    private Reply disturb(Call call, Operation operation, Fault fault) {
        Reply proper = fault.afterEffect() ? perform(call, operation) : Reply.reset();
        Reply disturbed =
                switch (fault.kind()) {
                    case ERROR -> refuse(call, new RamError(fault.status(), fault.code(), fault.message()));
                    case DELAY -> proper;
                    case DROP -> Reply.reset();
                    case HTML -> Reply.html(fault.status());
                    case EMPTY -> Reply.empty(fault.status());
                };
        return disturbed.withEffect(proper.effect()).withDelay(fault.delay().sample(ThreadLocalRandom.current()));
    }

    private Reply perform(Call signed, Operation operation) {
        Call call = signed.inDomain(account.atomically(account::quirks).domainAlias(), account.defaultDomain());
        try {
            if (strictParameters) {
                operation.refuseUnknown(call.parameters());
            }
            Body body = account.atomically(() -> {
                visibility.check(call.action(), call.parameters());
                return operation.effect().apply(call.parameters());
            });
            return Reply.success(json(named(body.with("RequestId", call.requestId()))));
        } catch (RamError refusal) {
            return refuse(call, refusal);
        }
    }

    private Body named(Body body) {
        String alias = account.quirks().domainAlias();
        return alias == null ? body : body.renaming("@" + account.defaultDomain(), "@" + alias);
    }

    private Reply refuse(Call call, RamError error) {
        Body body = new Body()
                .with("RequestId", call.requestId())
                .with("HostId", call.api().host())
                .with("Code", error.code())
                .with("Message", error.text())
                .with(
                        "Recommend",
                        "https://api.aliyun.com/troubleshoot?q=" + error.code() + "&product="
                                + call.api().product() + "&requestId=" + call.requestId());
        if (error.status() == 403 && account.quirks().accessDeniedDetail()) {
            body.with(
                    "AccessDeniedDetail",
                    new Body()
                            .with("AuthAction", "ram:" + call.action())
                            .with("AuthPrincipalType", "SubUser")
                            .with("AuthPrincipalDisplayName", "simulated")
                            .with("NoPermissionType", "ImplicitDeny")
                            .with("PolicyType", "AccountLevelIdentityBasedPolicy")
                            .with("EncodedDiagnosticMessage", "AQEAAAAA"));
        }
        return Reply.error(error.status(), error.code(), json(body));
    }

    private String json(Body body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
