package ramscim.adapter;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ramscim.adapter.PatientRamDirectory.Pause;
import ramscim.core.directory.AccountCall.GetDefaultDomain;
import ramscim.core.directory.AnswerForm;
import ramscim.core.directory.ApiClass;
import ramscim.core.directory.Errand;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamOperation;
import ramscim.core.directory.RamTraffic;
import ramscim.core.directory.UserCall.UntagResources;
import ramscim.core.directory.UserId;

/** The way in: RAM's users and groups, and their access, at Alibaba Cloud. */
public final class AliyunRam {
    /** Ids are numbers of 18 digits that never begin with a zero. */
    private static final UserId NOBODY = new UserId("0");

    private final RamDirectory directory;
    private final CallGuards guards;
    private final RpcClient rpc;

    private AliyunRam(RamDirectory directory, CallGuards guards, RpcClient rpc) {
        this.directory = directory;
        this.guards = guards;
        this.rpc = rpc;
    }

    /**
     * Everything that is meant to stand between the bridge and Alibaba Cloud. Nothing is sent yet.
     *
     * @throws ramscim.core.directory.RamException {@code UNAUTHENTICATED} if the credentials' source cannot be set up
     */
    public static AliyunRam connect(AliyunSettings settings, RamResilience resilience, RamTelemetry telemetry) {
        RpcClient rpc = new RpcClient(settings);
        RamDirectory ims = new ImsDirectory(
                rpc,
                settings.sendProvisionType(),
                Integer.MAX_VALUE,
                new OwnDoings(resilience.unseen(), Clock.systemUTC()));
        RamDirectory metered = new MeteredRamDirectory(ims, telemetry);
        CallGuards guards = new CallGuards(resilience);
        guards.meter(telemetry.meters());
        guards.probe(ApiClass.READ, errand -> metered.call(new GetDefaultDomain(), errand));
        guards.probe(
                ApiClass.IDENTITY_WRITE,
                errand -> metered.call(new UntagResources(NOBODY, Set.of("scim-bridge-probe")), errand));
        RamDirectory resilient = new ResilientRamDirectory(metered, guards, Clock.systemUTC());
        return new AliyunRam(new PatientRamDirectory(resilient, Pause::asleep), guards, rpc);
    }

    public RamDirectory directory() {
        return directory;
    }

    public RamTraffic traffic() {
        return guards;
    }

    /**
     * What is checked before a call is made again because RAM refused its credentials and there are others by now.
     *
     * @param check throws what shall become of the call if it is not to be made
     */
    public void beforeRepetition(BiConsumer<RamOperation, Errand> check) {
        rpc.beforeRepetition(check);
    }

    /** Who is told what each answer looks like, by the thread that makes the call and for every attempt. */
    public void listen(Consumer<AnswerForm> listener) {
        rpc.listen(listener);
    }

    /** How calls fare at the moment, class by class; asking costs no call. */
    public List<ApiState> states() {
        return guards.states();
    }

    /** How RAM has taken the bridge's own credentials so far; asking costs no call. */
    public Standing standing() {
        return rpc.standing();
    }

    /** Every permission that a call of a bridge can need, as policies name it. */
    public static SortedSet<String> permissions() {
        SortedSet<String> permissions = new TreeSet<>();
        Stream.of(RamOperation.values())
                .filter(operation -> operation.needsPermission() && !operation.isOfTheLiveCheck())
                .forEach(operation -> permissions.add(operation.permission()));
        return permissions;
    }
}
