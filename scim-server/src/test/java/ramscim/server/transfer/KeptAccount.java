package ramscim.server.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.account.Account;
import ramscim.simulator.account.SimulatedUser;

/** What an account held when the database was kept that is about it, so that the two are found together again. */
record KeptAccount(List<User> users, List<Group> groups) {
    private static final ObjectMapper JSON = new ObjectMapper();

    KeptAccount {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    record User(
            String id,
            String name,
            String displayName,
            String provisionType,
            @Nullable String comments,
            Map<String, String> tags) {
        User {
            tags = Map.copyOf(tags);
        }
    }

    record Group(
            String id,
            String name,
            @Nullable String displayName,
            @Nullable String comments,
            List<String> members) {
        Group {
            members = List.copyOf(members);
        }
    }

    static KeptAccount of(Account account) {
        return new KeptAccount(
                account.users().stream()
                        .map(user -> new User(
                                user.userId(),
                                user.userName(),
                                user.displayName(),
                                user.provisionType(),
                                user.comments(),
                                user.tags()))
                        .toList(),
                account.groups().stream()
                        .map(group -> new Group(
                                group.groupId(),
                                group.groupName(),
                                group.displayName(),
                                group.comments(),
                                account.members(group.groupName()).stream()
                                        .map(SimulatedUser::userPrincipalName)
                                        .toList()))
                        .toList());
    }

    static KeptAccount read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), KeptAccount.class);
    }

    void write(Path file) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    }

    void putInto(Account account) {
        users.forEach(user -> account.addFormerUser(
                user.id(),
                user.name(),
                made -> made.displayName(user.displayName())
                        .provisionType(user.provisionType())
                        .comments(user.comments())
                        .tags(user.tags())));
        groups.forEach(group -> {
            account.addFormerGroup(
                    group.id(),
                    group.name(),
                    made -> made.displayName(group.displayName()).comments(group.comments()));
            group.members().forEach(member -> account.addMember(group.name(), member));
        });
    }
}
