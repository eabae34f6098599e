package app

import (
	"context"

	"lotrinh/internal/fault"
	"lotrinh/internal/org"
	"lotrinh/internal/secret"
	"lotrinh/internal/store"
)

// FactorStart is what an authenticator is told: the secret to type, or the link that holds it.
type FactorStart struct{ Secret, Link string }

// WantFactor begins a second factor of a person who knows the password; it is asked for once a first code has been given.
func (a *App) WantFactor(ctx context.Context, c Caller, password string) (FactorStart, error) {
	if err := a.prove(ctx, c, password); err != nil {
		return FactorStart{}, err
	}
	kept, err := a.store.Read(ctx).CredentialOf(c.Who.Account.ID)
	if err != nil {
		return FactorStart{}, err
	}
	kept.Wanted = secret.NewFactor()
	return startOf(kept.Wanted, c.Who.Account), a.store.SetCredential(ctx, c.Who.Account.ID, kept)
}

func startOf(factor string, x org.Account) FactorStart {
	return FactorStart{factor, secret.FactorLink(factor, "Lo Trinh", x.User)}
}

// WantedFactor is the one that waits for its first code; ok is false when there is none.
func (a *App) WantedFactor(ctx context.Context, c Caller) (start FactorStart, ok bool, err error) {
	kept, err := a.store.Read(ctx).CredentialOf(c.Who.Account.ID)
	if err != nil || kept.Wanted == "" {
		return start, false, err
	}
	return startOf(kept.Wanted, c.Who.Account), true, nil
}

// recoveryCodes is how many codes stand in for a lost telephone.
const recoveryCodes = 8

// ConfirmFactor takes the first code of the factor that was begun; from now on each sign-in asks for one. The codes it gives
// are shown this once: each stands in for the factor one time.
func (a *App) ConfirmFactor(ctx context.Context, c Caller, code string) (recovery []string, err error) {
	if !c.SignedIn() {
		return nil, nobody.refused(org.ReadPlan)
	}
	var sums []string
	for range recoveryCodes {
		recovery = append(recovery, secret.NewRecovery())
		sums = append(sums, secret.RecoverySum(recovery[len(recovery)-1]))
	}
	return recovery, a.ownAct(ctx, c.Who.Account, "account.factor", func(tx *store.Tx, x *org.Account) error {
		kept, err := tx.CredentialOf(x.ID)
		if err != nil {
			return err
		}
		step, fits := secret.CheckCode(kept.Wanted, code, a.now(), 0)
		if !fits {
			return fault.New(fault.Invalid, "Mã không đúng; hãy xem lại đồng hồ của điện thoại và nhập mã đang hiện.", "The code is wrong; check the clock of the telephone and type the code shown now.").At("code")
		}
		kept.Factor, kept.Wanted, kept.Step = kept.Wanted, "", step
		x.Factor = true
		if err := tx.SetRecovery(x.ID, sums); err != nil {
			return err
		}
		return tx.SetCredential(x.ID, kept)
	})
}

// DropFactor takes the second factor away: a person's own, with the password; anybody's, for who keeps the accounts.
func (a *App) DropFactor(ctx context.Context, c Caller, user, password string) error {
	drop := func(tx *store.Tx, x *org.Account) error {
		kept, err := tx.CredentialOf(x.ID)
		if err != nil {
			return err
		}
		kept.Factor, kept.Wanted, kept.Step = "", "", 0
		x.Factor = false
		if err := tx.SetRecovery(x.ID, nil); err != nil {
			return err
		}
		return tx.SetCredential(x.ID, kept)
	}
	if user != "" && org.UserNameOf(user) != c.Who.Account.User {
		return a.editAccount(ctx, c.Who, "account.nofactor", user, 0, drop)
	}
	if err := a.prove(ctx, c, password); err != nil {
		return err
	}
	return a.ownAct(ctx, c.Who.Account, "account.nofactor", drop)
}
