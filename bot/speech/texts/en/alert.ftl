alert-heading = ⚠️ Not delivered { $people ->
    [one] (one person)
   *[other] ({ $people } people)
}
alert-more = … and { $people ->
    [one] one more person
   *[other] { $people } more people
}.
alert-reminder = Reminder
alert-reminder-of = Reminder: { $item }, { $at }
alert-digest = Evening preview
alert-change = Programme change
alert-change-of = Programme change: { $item }, { $at }
alert-broadcast = Broadcast
alert-rollcall = Roll call
alert-case = Urgent message
alert-word = Answer from the organisers
alert-because-blocked = Reason: has blocked the chat in { $channel }.
alert-because-deactivated = Reason: the { $channel } account no longer exists.
alert-because-gone = Reason: the chat in { $channel } no longer exists.
alert-because-refused = Reason: { $channel } did not accept the message.
alert-because-uncertain = Reason: { $channel } did not answer, twice. The message may have arrived.
alert-because-expired = Reason: too late – it was already over.
alert-because-error = Reason: an error in Annai.
alert-instead = Goes by { $channel } now.
alert-until-heard = Please call: Annai writes again once the person writes in the chat.
alert-stalled = 🔴 Annai cannot deliver at the moment: { $count } { $count ->
    [one] message has
   *[other] messages have
} been waiting for { $time }. Please pass on what matters yourself.
alert-recovered = 🟢 Annai is delivering again.
alert-repeat = ↻ You may have received this already.
alert-blind = 🔴 Annai has not reached its database for { $time } and cannot deliver. Please pass on what matters yourself.
