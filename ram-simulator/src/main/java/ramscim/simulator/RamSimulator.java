package ramscim.simulator;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.AccountState;
import ramscim.simulator.call.CallLog;
import ramscim.simulator.call.RecordedCall;
import ramscim.simulator.control.ControlAnswer;
import ramscim.simulator.control.ControlApi;
import ramscim.simulator.control.Simulation;
import ramscim.simulator.fault.Faults;
import ramscim.simulator.protocol.RpcRequest;
import ramscim.simulator.rate.RateLimits;
import ramscim.simulator.rate.TokenBuckets;

/**
 * A simulated Alibaba Cloud account that answers IMS (2019-08-15), RAM (2015-05-01) and STS (2015-04-01) calls on a
 * loopback port.
 *
 * <p>It checks signatures, nonces and timestamps, keeps state, enforces the documented limits and quotas, and goes
 * wrong on request.
 */
public final class RamSimulator implements AutoCloseable, Simulation {

    private final SimulatorOptions options;
    private final AccountState state;
    private final Account account;
    private final TokenBuckets buckets;
    private final Faults faults = new Faults();
    private final CallLog log = new CallLog();
    private final AtomicBoolean paused = new AtomicBoolean();
    private final Gateway gateway;
    private final HttpListener listener;

    private RamSimulator(SimulatorOptions options) {
        this.options = options;
        this.state = new AccountState(options.accountSettings());
        this.account = new Account(state);
        this.buckets = new TokenBuckets(options.rateLimits(), options.clock());
        this.gateway = new Gateway(options, state, buckets, faults, log);
        ControlApi control = new ControlApi(this);
        this.listener = new HttpListener(
                options.port(),
                options.idleTimeout(),
                options.clock(),
                this::answer,
                request -> answer(control, request));
    }

    /** Starts on a free loopback port, with the default options. */
    public static RamSimulator start() {
        return start(SimulatorOptions.defaults());
    }

    public static RamSimulator start(SimulatorOptions options) {
        RamSimulator simulator = new RamSimulator(options);
        simulator.listener.start();
        return simulator;
    }

    /** Where both APIs listen: {@code http://127.0.0.1:port}. */
    @Override
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    public String accessKeyId() {
        return options.accessKey().id();
    }

    public String accessKeySecret() {
        return options.accessKey().secret();
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    /** The last 100,000 calls that arrived, refused ones too, oldest first. */
    @Override
    public List<RecordedCall> calls() {
        return log.all();
    }

    @Override
    public List<RecordedCall> calls(String action) {
        return log.of(action);
    }

    @Override
    public Map<String, Map<String, Long>> callCounts() {
        return log.counts();
    }

    @Override
    public RateLimits rateLimits() {
        return buckets.limits();
    }

    /** Enforces other rates from now on, as when an account's quota is changed under way. */
    @Override
    public void limitRates(RateLimits limits) {
        buckets.limit(limits);
    }

    @Override
    public void clearCalls() {
        log.clear();
    }

    /** Resets every connection to the APIs from now on, as if the service were down. The control API stays up. */
    @Override
    public void pause() {
        paused.set(true);
    }

    @Override
    public void resume() {
        paused.set(false);
    }

    @Override
    public boolean isPaused() {
        return paused.get();
    }

    /** Back to an empty account in its first domain, up, at its first rates, without faults and without calls. */
    @Override
    public void reset() {
        state.clear();
        faults.clear();
        buckets.limit(options.rateLimits());
        buckets.fill();
        log.clear();
        resume();
    }

    @Override
    public void close() {
        listener.stop();
    }

    private Reply answer(Request request) {
        return paused.get() ? Reply.reset() : gateway.answer(rpcRequest(request));
    }

    private static Reply answer(ControlApi control, Request request) {
        ControlAnswer answer =
                control.answer(request.getMethod().getName(), request.getUrl(), request.getBodyAsString());
        return Reply.success(answer.json()).withStatus(answer.status());
    }

    private static RpcRequest rpcRequest(Request request) {
        int query = request.getUrl().indexOf('?');
        return new RpcRequest(
                request.getMethod().getName(),
                query < 0 ? "" : request.getUrl().substring(query + 1),
                request.getHeaders().all().stream()
                        .collect(Collectors.toMap(HttpHeader::key, HttpHeader::firstValue, (first, second) -> first)),
                Objects.requireNonNullElse(request.getBody(), new byte[0]));
    }
}
