import Accounts
import HTTPKit
package import Inbox
package import Kit
package import Logging
package import Store

/// Presence, the line and who gets what from it, promises, and what a lead has to know.
package struct RoutingService: Sendable {
    package let store: Store
    let clock: DeskClock
    let logger: Logger
    /// `https://desk.example`: letters lead there.
    let publicURL: String
    let post: AlertPost
    /// Figures that other parts of the desk know: nodes, channels, what has failed.
    let watched: @Sendable () async throws -> [WatchedFigure]
    /// What a conversation is about. Supplied by whoever sorts.
    let topic: TopicOf
    let line: LineKeeper
    let waits = WaitWatch()

    package typealias TopicOf = @Sendable (Conversation, any Reading) throws -> String?

    package init(
        store: Store, clock: DeskClock, publicURL: String = "", post: AlertPost = AlertPost(),
        topic: @escaping TopicOf = { conversation, _ in conversation.topic },
        watched: @escaping @Sendable () async throws -> [WatchedFigure] = { [] }, logger: Logger
    ) {
        self.store = store
        self.clock = clock
        self.publicURL = publicURL
        self.post = post
        self.watched = watched
        self.topic = topic
        line = LineKeeper(topic: topic)
        self.logger = logger
    }

    package var jobs: [String: JobRunner.Handler] {
        [
            RoutingJob.offer: { job in try await offerIsUp(job) },
            RoutingJob.promise: { job in try await promiseIsUp(job) },
            RoutingJob.alert: { job in try await sendAlert(job) },
        ]
    }

    package var readers: [EventReader] { [promiseKeeper, dispatcher, handlingTimes, waitRecorder] }
}

/// What the router's jobs are called.
enum RoutingJob {
    /// An offer that was not answered. One a conversation.
    static let offer = "offer.end"
    /// The next rung of the ladder of a promise. One a conversation.
    static let promise = "promise.rung"
    /// A letter or a notice about an alert.
    static let alert = "alert.post"
}
