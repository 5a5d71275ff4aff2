/** Who: name, headline, ways to be reached, accounts elsewhere. */
import type { Basics, Location, Profile } from '@peersume/resume';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Plus from 'lucide-react/icons/plus';
import Trash from 'lucide-react/icons/trash-2';
import { memo } from 'react';
import { editBasics, withLine, without } from '../model/edit-resume.ts';
import { moveBy, removeAt, replaceAt } from '../model/list-edits.ts';
import { newId } from '../model/new-entities.ts';
import { useApp } from '../shell/app-context.ts';
import { focusField } from '../shell/focus-field.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { LineField, LinkField } from './fields.tsx';

type LineProperty = 'headline' | 'email' | 'phone' | 'url';

export const BasicsForm = memo(function BasicsForm({ basics }: { basics: Basics }) {
  const { store, actions } = useApp();
  const edit = (change: (basics: Basics) => Basics, property: string): void =>
    store.edit(editBasics(change), `basics/${property}`);
  const line = (property: LineProperty) => (text: string) =>
    edit((before) => withLine(before, property, text), property);
  const place = (property: 'address' | 'postalCode' | 'city' | 'region' | 'countryCode') => (text: string) =>
    edit(
      (before) => withLocation(before, withLine<Location, typeof property>(before.location ?? {}, property, text)),
      property,
    );
  const editProfiles = (change: (profiles: readonly Profile[]) => readonly Profile[], group?: string): void =>
    store.edit(
      editBasics((before) => ({ ...before, profiles: [...change(before.profiles)] })),
      group,
    );

  function addProfile(): void {
    const profile: Profile = { id: newId('profile'), network: '' };
    editProfiles((profiles) => [...profiles, profile]);
    focusField(`${profile.id}/network`);
  }

  return (
    <section className="section basics" id="section-basics">
      <h2 className="visually-hidden">You</h2>
      <div className="fields">
        <LineField
          entity="basics"
          property="name"
          label="Name"
          wide
          example="Your name"
          autoComplete="name"
          value={basics.name}
          onChange={(text) => edit((before) => ({ ...before, name: text }), 'name')}
        />
        <LineField
          entity="basics"
          property="headline"
          label="Headline"
          wide
          example="What you are, in a few words"
          value={basics.headline ?? ''}
          onChange={line('headline')}
        />
        <LineField
          entity="basics"
          property="email"
          label="E-mail"
          type="email"
          autoComplete="email"
          example="you@example.com"
          value={basics.email ?? ''}
          onChange={line('email')}
        />
        <LineField
          entity="basics"
          property="phone"
          label="Telephone"
          type="tel"
          autoComplete="tel"
          example="+44 20 7946 0958"
          value={basics.phone ?? ''}
          onChange={line('phone')}
        />
        <LinkField
          entity="basics"
          property="url"
          label="Website"
          autoComplete="url"
          example="example.com"
          value={basics.url ?? ''}
          onChange={line('url')}
        />
        <LineField
          entity="basics"
          property="location"
          label="Town"
          autoComplete="address-level2"
          example="Leeds"
          value={basics.location?.city ?? ''}
          onChange={place('city')}
        />
        <LineField
          entity="basics"
          property="region"
          label="Region"
          autoComplete="address-level1"
          example="West Yorkshire"
          value={basics.location?.region ?? ''}
          onChange={place('region')}
        />
        <LineField
          entity="basics"
          property="countryCode"
          label="Country"
          autoComplete="country"
          example="GB"
          value={basics.location?.countryCode ?? ''}
          onChange={place('countryCode')}
        />
      </div>
      <details className="more" open={Boolean(basics.location?.address || basics.location?.postalCode)}>
        <summary>Street address</summary>
        <div className="fields">
          <LineField
            entity="basics"
            property="address"
            label="Street"
            value={basics.location?.address ?? ''}
            onChange={place('address')}
          />
          <LineField
            entity="basics"
            property="postalCode"
            label="Postal code"
            value={basics.location?.postalCode ?? ''}
            onChange={place('postalCode')}
          />
        </div>
      </details>
      {basics.profiles.map((profile, index) => (
        <div className="profile" key={profile.id} role="group" aria-label={profile.network || 'Profile'}>
          <div className="fields">
            {(['network', 'username', 'url'] as const).map((property) => {
              const Field = property === 'url' ? LinkField : LineField;
              return (
                <Field
                  key={property}
                  entity={profile.id}
                  property={property}
                  wide={property === 'url'}
                  label={property === 'network' ? 'Where' : property === 'username' ? 'Name there' : 'Link'}
                  example={property === 'network' ? 'LinkedIn' : undefined}
                  value={profile[property] ?? ''}
                  onChange={(text) =>
                    editProfiles(
                      (profiles) =>
                        replaceAt(profiles, index, (before) =>
                          property === 'network' ? { ...before, network: text } : withLine(before, property, text),
                        ),
                      `${profile.id}/${property}`,
                    )
                  }
                />
              );
            })}
          </div>
          <div className="entry-tools">
            <IconButton
              icon={ArrowUp}
              label="Move up"
              disabled={index === 0}
              onClick={() => editProfiles((profiles) => moveBy(profiles, index, -1))}
            />
            <IconButton
              icon={ArrowDown}
              label="Move down"
              disabled={index === basics.profiles.length - 1}
              onClick={() => editProfiles((profiles) => moveBy(profiles, index, 1))}
            />
            <IconButton
              icon={Trash}
              label="Remove"
              onClick={() => {
                editProfiles((profiles) => removeAt(profiles, index));
                actions.sayDone(`Removed ${profile.network || 'a profile'}.`);
              }}
            />
          </div>
        </div>
      ))}
      <Button look="quiet" icon={Plus} className="small add-entry" onClick={addProfile}>
        Add a profile
      </Button>
    </section>
  );
});

function withLocation(basics: Basics, location: Location): Basics {
  return Object.keys(location).length > 0 ? { ...basics, location } : without(basics, 'location');
}
