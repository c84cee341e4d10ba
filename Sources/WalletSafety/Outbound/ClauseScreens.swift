/// The ways in which a clause can ask to see or control the reader's screen.
extension ClauseJudgement {
    var asksForRemoteControl: Bool { asksByRemote || asksByScreen || asksByMeeting || asksByAccepting || asksByDevice || asksByProgram || insistsOnRemote }

    /// "Without a remote session I can't help you."
    private var insistsOnRemote: Bool {
        guard clause.has(.conditional) || clause.has(.without), sentence.has(.cannot), sentence.has(.us) else { return false }
        return clause.all(.remote).contains { isDenied($0) || clause.has(.without, before: $0) }
    }

    private var asksByRemote: Bool {
        clause.all(.remote).contains { remote in
            guard !isRefused(remote), !isAttributed(remote), !isTold(remote), !clause.has(.without, before: remote) else { return false }
            if isEnded(remote) || isNeedless(remote) || isDescribed(remote) { return false }
            return !clause.has(.conditional, before: remote) || clause.hasAny([.us, .setUp, .please]) && !clause.has(.happened)
        }
    }

    /// "Point the camera at the screen", "so that I can see your desktop".
    private var asksByScreen: Bool {
        guard clause.has(.screen), !clause.hasAny([.capture, .item]) else { return false }
        let isOurs = sentence.has(.us) || clause.has(.please)
        let exposing = clause.all(.expose).contains { isOurs && isOpenCommand($0) }
        return exposing || clause.all(.watch).contains { subject(before: $0) == .us && isOpenCommand($0) }
    }

    /// "Join the meeting and press share", 进会议点一下共享.
    private var asksByMeeting: Bool {
        guard sentence.has(.meeting), sentence.hasAny([.us, .please]) || clause.has(.setUp) else { return false }
        return clause.all(.expose).contains { !$0.has(.meeting) && isOpenCommand($0) } || clause.all(.screen).contains(where: isOpenCommand)
    }

    /// "I've sent you an invitation for TeamViewer, press accept."
    private var asksByAccepting: Bool {
        guard index > 0, sentence.clauses[index - 1].invitesToRemote, !clause.isQuestion else { return false }
        return clause.all(.setUp).contains { isOpenCommand($0) && (isPolite(before: $0) || isImperative($0) || $0.isHan && clause.has(.you)) }
    }

    /// "We need to connect to your phone", 我们接入您的设备.
    private var asksByDevice: Bool {
        guard clause.has(.device), clause.has(.you) else { return false }
        return clause.all(.seize).contains { subject(before: $0) == .us && isOpenCommand($0) }
    }

    /// "Install an app so that I can help you from here."
    private var asksByProgram: Bool {
        guard clause.has(.setUp), sentence.hasAny([.us, .purpose]) else { return false }
        if index > 0, sentence.clauses[index - 1].offersProgram, clause.all(.setUp).contains(where: isOpenCommand) { return true }
        return clause.all(.someProgram).contains { clause.has(.setUp, before: $0) && isOpenCommand($0) }
    }

    private func isOpenCommand(_ act: OutboundMention) -> Bool {
        !isRefused(act) && !isAttributed(act) && !isTold(act) && !clause.has(.without, before: act)
            && (clause.has(.please) || !clause.has(.conditional, before: act))
    }

    /// "Uninstall AnyDesk", "AnyDesk: close it afterwards".
    private func isEnded(_ remote: OutboundMention) -> Bool {
        if remote.isHan && clause.has(.quit, after: remote) { return true }
        let before = clause.topics.last { mention in
            mention.words.upperBound <= remote.words.lowerBound && (mention.concepts.contains(.quit) || mention.concepts.contains(.setUp))
        }
        if let before { return before.concepts.contains(.quit) }
        return !isPolite(before: remote) && sentence.clauses[index...].contains { $0.has(.quit) }
    }

    /// "AnyDesk itself is legal software."
    private func isDescribed(_ remote: OutboundMention) -> Bool {
        guard remote.words.lowerBound == 0, !clause.hasAny([.us, .staff, .you, .please, .need, .required, .setUp, .purpose]) else { return false }
        return clause.all(.equates).contains { (0...2).contains($0.words.lowerBound - remote.words.upperBound) }
    }

    /// "Screen sharing is never needed."
    private func isNeedless(_ remote: OutboundMention) -> Bool {
        let isCommand = isPolite(before: remote) || clause.has(.setUp, before: remote) || clause.has(.us, before: remote)
        if sentence.has(.futile) && !isPolite(before: remote) && !clause.has(.us) { return true }
        return !isCommand && (clause.has(.not, after: remote) || clause.has(.nobody, after: remote))
    }
}

extension OutboundClause {
    fileprivate var invitesToRemote: Bool { has(.remote) && hasAny([.us, .staff]) && !hasAny([.not, .nobody, .conditional, .others]) }

    /// "I'll send you a small tool".
    fileprivate var offersProgram: Bool { has(.someProgram) && hasAny([.us, .staff]) && !hasAny([.not, .nobody, .conditional, .others]) }
}
