package ramscim.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.SimulatedGroup;
import ramscim.simulator.account.SimulatedUser;
import ramscim.simulator.error.RamError;
import ramscim.simulator.fault.Fault;
import ramscim.simulator.quirk.Quirks;
import ramscim.simulator.rate.RateLimits;

/** The control API: plain JSON, no authentication, everything below {@code /simulator}. README.md lists it. */
public final class ControlApi {

    private static final String ROOT = "/simulator";

    private final ObjectMapper mapper = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .setDefaultPropertyInclusion(Include.NON_NULL)
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance));

    private final Simulation simulation;
    private final AccessControl access;

    public ControlApi(Simulation simulation) {
        this.simulation = simulation;
        this.access = new AccessControl(mapper, simulation.account());
    }

    public ControlAnswer answer(String method, String url, String body) {
        try {
            return new ControlAnswer(200, mapper.writeValueAsString(result(method, url, body)) + "\n");
        } catch (RamError refusal) {
            return problem(refusal.status(), refusal.getMessage());
        } catch (NoSuchResource unknown) {
            return problem(404, unknown.getMessage());
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return problem(400, malformed.getMessage());
        }
    }

    private Object result(String method, String url, String body) throws JsonProcessingException {
        String[] parts = url.substring(ROOT.length()).split("\\?", 2);
        String path = parts[0].replaceAll("/$", "");
        if (method.equals("DELETE") && path.startsWith("/users/")) {
            return removeUser(decode(path.substring("/users/".length())));
        }
        if (method.equals("DELETE") && path.startsWith("/groups/")) {
            return removeGroup(decode(path.substring("/groups/".length())));
        }
        if (method.equals("PUT") && path.startsWith("/users/")) {
            return changeUser(decode(path.substring("/users/".length())), mapper.readValue(body, ChangedUser.class));
        }
        return switch (method + " " + path) {
            case "GET " -> overview();
            case "GET /users" -> Map.of("users", users());
            case "POST /users" -> addUser(mapper.readValue(body, NewUser.class));
            case "GET /groups" -> Map.of("groups", groups());
            case "POST /groups" -> addGroup(mapper.readValue(body, NewGroup.class));
            case "GET /calls" -> calls(parts.length > 1 ? parts[1] : "");
            case "GET /calls/counts" -> Map.of("counts", simulation.callCounts());
            case "GET /rates" -> simulation.rateLimits();
            case "PUT /rates" -> limitRates(mapper.readValue(body, RateLimits.class));
            case "DELETE /calls" -> done(simulation::clearCalls);
            case "GET /faults" -> Map.of("faults", faults());
            case "POST /faults" -> addFault(mapper.readValue(body, NewFault.class));
            case "DELETE /faults" -> done(simulation.faults()::clear);
            case "GET /quirks" -> simulation.account().quirks();
            case "PUT /quirks" -> behave(mapper.readValue(body, Quirks.class));
            case "POST /pause" -> done(simulation::pause);
            case "POST /resume" -> done(simulation::resume);
            case "POST /reset" -> done(simulation::reset);
            default -> aboutAccess(method, path, body);
        };
    }

    private Quirks behave(Quirks quirks) {
        simulation.account().behave(quirks);
        return quirks;
    }

    private Object aboutAccess(String method, String path, String body) throws JsonProcessingException {
        Object result = access.result(method + " " + path, body);
        if (result == null) {
            throw new NoSuchResource(method + " " + ROOT + path);
        }
        return result;
    }

    private Map<String, Object> overview() {
        Account account = simulation.account();
        Map<String, Object> overview = new LinkedHashMap<>();
        overview.put("endpoint", simulation.endpoint().toString());
        overview.put("defaultDomain", account.defaultDomain());
        overview.put("paused", simulation.isPaused());
        overview.put("users", account.users().size());
        overview.put("groups", account.groups().size());
        overview.put("recycleBin", account.recycleBin().size());
        overview.put("calls", simulation.calls().size());
        overview.put("faults", simulation.faults().active().size());
        return overview;
    }

    private List<UserView> users() {
        Account account = simulation.account();
        return account.users().stream().map(user -> UserView.of(account, user)).toList();
    }

    private SimulatedUser addUser(NewUser user) {
        if (user.userName() == null) {
            throw new IllegalArgumentException("userName is missing");
        }
        return simulation.account().addUser(user.userName(), user::fill);
    }

    private SimulatedUser changeUser(String userPrincipalName, ChangedUser change) {
        return simulation.account().changeUser(userPrincipalName, change::fill);
    }

    private Map<String, Object> removeUser(String userPrincipalName) {
        return done(() -> simulation.account().removeUser(userPrincipalName));
    }

    private List<GroupView> groups() {
        Account account = simulation.account();
        return account.groups().stream()
                .map(group -> GroupView.of(account, group))
                .toList();
    }

    private GroupView addGroup(NewGroup group) {
        if (group.groupName() == null) {
            throw new IllegalArgumentException("groupName is missing");
        }
        Account account = simulation.account();
        SimulatedGroup added = account.addGroup(
                group.groupName(),
                fields -> fields.displayName(group.displayName()).comments(group.comments()));
        group.memberNames().forEach(member -> account.addMember(added.groupName(), member));
        return GroupView.of(account, added);
    }

    private Map<String, Object> removeGroup(String groupName) {
        return done(() -> simulation.account().removeGroup(groupName));
    }

    private Map<String, Object> calls(String query) {
        return Map.of(
                "calls",
                query.startsWith("action=")
                        ? simulation.calls(decode(query.substring("action=".length())))
                        : simulation.calls());
    }

    private RateLimits limitRates(RateLimits limits) {
        simulation.limitRates(limits);
        return limits;
    }

    private List<Fault> faults() {
        return simulation.faults().active();
    }

    private Map<String, Object> addFault(NewFault fault) {
        if (fault.fault() == null) {
            throw new IllegalArgumentException("fault is missing");
        }
        simulation.faults().add(fault.toFault());
        return Map.of("faults", faults());
    }

    private Map<String, Object> done(Runnable change) {
        change.run();
        return overview();
    }

    private ControlAnswer problem(int status, @Nullable String text) {
        return new ControlAnswer(
                status, mapper.createObjectNode().put("error", text).toPrettyString() + "\n");
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static final class NoSuchResource extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoSuchResource(String request) {
            super("there is no " + request, null, false, false);
        }
    }
}
