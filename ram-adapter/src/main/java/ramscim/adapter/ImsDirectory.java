package ramscim.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ramscim.core.directory.Errand;
import ramscim.core.directory.OwnershipTags;
import ramscim.core.directory.PlainDisplayName;
import ramscim.core.directory.RamCall;
import ramscim.core.directory.RamDirectory;
import ramscim.core.directory.RamException;
import ramscim.core.directory.RamException.Reason;
import ramscim.core.directory.RamOperation;

/** The directory over IMS 2019-08-15 and, for policies, RAM 2015-05-01 and ResourceManager 2020-03-31, each call as bare as the operation behind it. */
final class ImsDirectory implements RamDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(ImsDirectory.class);

    private final RpcClient rpc;
    private final AtomicBoolean sendProvisionType;
    private final int pageSize;
    private final OwnDoings doings;

    /** @param pageSize how many entries of a listing are asked for at once; RAM gives no more than it gives */
    ImsDirectory(RpcClient rpc, boolean sendProvisionType, int pageSize, OwnDoings doings) {
        this.rpc = rpc;
        this.sendProvisionType = new AtomicBoolean(sendProvisionType);
        this.pageSize = pageSize;
        this.doings = doings;
    }

    @Override
    public <R> R call(RamCall<R> call, Errand errand) {
        try {
            Object answer = read(call, errand);
            if (doings.isStale(call, answer)) {
                throw doings.notYet(call, "no tags");
            }
            doings.note(call, answer);
            return call.answeredWith(answer);
        } catch (RamException e) {
            if (e.reason() == Reason.AMBIGUOUS) {
                doings.note(call, null);
            } else if (doings.isNotYet(call, e)) {
                throw doings.notYet(call, e.code());
            }
            Object settled = Answers.settled(call, e);
            if (settled == null) {
                throw e;
            }
            if (Answers.isOfTheOperation(e)) {
                rpc.standing().notOffered(call.operation(), e);
            }
            return call.answeredWith(settled);
        }
    }

    /**
     * Of service credentials, of policies within resource groups and of who has a policy none must be passed over, so all pages are one answer.
     * Nothing says that ListEntitiesForPolicy has pages, nor that it tells all of a thousand users at once.
     */
    private Object read(RamCall<?> call, Errand errand) {
        RpcAnswer answer = send(call, Map.of(), errand);
        return switch (call.operation()) {
            case LIST_SERVICE_CREDENTIALS ->
                listed(call, pages(call, answer, "NextToken", (page, token) -> page.next("NextToken", token), errand));
            case LIST_POLICY_ATTACHMENTS ->
                listed(call, pages(call, answer, "PageNumber", RpcAnswer::nextNumber, errand));
            case LIST_ENTITIES_FOR_POLICY ->
                PolicyJson.holders(
                        pages(call, answer, "Marker", (page, marker) -> page.next("Marker", marker), errand));
            default -> Answers.read(call, answer);
        };
    }

    private static List<Object> listed(RamCall<?> call, List<RpcAnswer> pages) {
        List<Object> all = new ArrayList<>();
        pages.forEach(page -> all.addAll((List<?>) Answers.read(call, page)));
        return all;
    }

    /** @param next where the page after one begins that began there; null if it is the last */
    private List<RpcAnswer> pages(
            RamCall<?> call,
            RpcAnswer first,
            String parameter,
            BiFunction<RpcAnswer, @Nullable String, @Nullable String> next,
            Errand errand) {
        List<RpcAnswer> all = new ArrayList<>(List.of(first));
        String begin = next.apply(first, null);
        while (begin != null) {
            RpcAnswer page = send(call, Map.of(parameter, begin), errand);
            all.add(page);
            begin = next.apply(page, begin);
        }
        return all;
    }

    private RpcAnswer send(RamCall<?> call, Map<String, String> more, Errand errand) {
        Map<String, String> parameters = new LinkedHashMap<>(call.parameters().sent());
        parameters.putAll(more);
        if (call instanceof RamCall.Listing<?> listing) {
            parameters.put("MaxItems", String.valueOf(Math.min(pageSize, listing.largestPage())));
        }
        try {
            return sendOnce(call.operation(), parameters, errand);
        } catch (RamException e) {
            if (!isReduced(parameters, e)) {
                throw e;
            }
            LOG.warn(
                    "{} is made with a display name in plain characters, because RAM refuses it: {}",
                    call.operation(),
                    e.brief());
            return sendOnce(call.operation(), parameters, errand);
        }
    }

    private RpcAnswer sendOnce(RamOperation operation, Map<String, String> parameters, Errand errand) {
        return operation == RamOperation.CREATE_USER && sendProvisionType.get()
                ? createUser(parameters, errand)
                : rpc.call(operation, parameters, errand);
    }

    /** A person must not fail for the characters of a name that is only shown. True if there is a plainer one, which is what is sent then. */
    private static boolean isReduced(Map<String, String> parameters, RamException refusal) {
        boolean isNew = refusal.code().startsWith("InvalidParameter.NewDisplayName");
        String parameter = isNew ? "NewDisplayName" : "DisplayName";
        String name = parameters.get(parameter);
        if (name == null || !(isNew || refusal.code().startsWith("InvalidParameter.DisplayName"))) {
            return false;
        }
        String plain = PlainDisplayName.of(name);
        if (plain.isEmpty() || plain.equals(name)) {
            return false;
        }
        parameters.put(parameter, plain);
        return true;
    }

    /** RAM documents ProvisionType in answers only, so it may come to refuse the parameter; then it is never sent again. */
    private RpcAnswer createUser(Map<String, String> parameters, Errand errand) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put("ProvisionType", OwnershipTags.SCIM);
        try {
            return rpc.call(RamOperation.CREATE_USER, more, errand);
        } catch (RamException e) {
            if (!ErrorCode.refusesProvisionType(e)) {
                throw e;
            }
            stopSendingProvisionType(e);
            return rpc.call(RamOperation.CREATE_USER, parameters, errand);
        }
    }

    private void stopSendingProvisionType(RamException e) {
        if (sendProvisionType.compareAndSet(true, false)) {
            LOG.warn(
                    "CreateUser is sent without ProvisionType from now on, because RAM refuses it: {}", e.getMessage());
        }
    }
}
